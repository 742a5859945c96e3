"""Turns scores into probabilities (Platt, "Probabilistic outputs for support vector machines", 1999), and measures how true these are."""
import numpy as np


def calibrate(scores: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> tuple[float, float]:
    """Slope and offset of the logistic curve that fits held-out scores best, by Newton's method."""
    slope, offset = 1.0, 0.0
    for _ in range(50):
        probability = 1 / (1 + np.exp(-(slope * scores + offset)))
        error = weights * (labels - probability)
        curve = weights * probability * (1 - probability)
        gradient = np.array([(error * scores).sum(), error.sum()])
        hessian = np.array([[(curve * scores * scores).sum(), (curve * scores).sum()], [(curve * scores).sum(), curve.sum()]])
        step = np.linalg.solve(hessian + 1e-9 * np.eye(2), gradient)
        slope, offset = slope + step[0], offset + step[1]
        if abs(step).max() < 1e-9:
            break
    return float(slope), float(offset)


BINS = 10


def reliability(scores: np.ndarray, labels: np.ndarray, weights: np.ndarray, folds: np.ndarray) -> tuple[float, list[tuple[float, float, float]]]:
    """The expected calibration error (Guo et al., "On calibration of modern neural networks", 2017) and, for each tenth of the scale, the
    mean probability, the share that is true, and the share of all rows. The curve of a fold is fitted to the others."""
    probabilities = np.zeros(len(scores))
    for fold in np.unique(folds):
        own = folds == fold
        slope, offset = calibrate(scores[~own], labels[~own], weights[~own])
        probabilities[own] = 1 / (1 + np.exp(-(slope * scores[own] + offset)))
    table, error = [], 0.0
    for at in range(BINS):
        inside = (probabilities >= at / BINS) & ((probabilities < (at + 1) / BINS) | (at == BINS - 1))
        weight = weights[inside].sum()
        if weight == 0:
            continue
        said = float((probabilities[inside] * weights[inside]).sum() / weight)
        true = float((labels[inside] * weights[inside]).sum() / weight)
        table.append((said, true, float(weight / weights.sum())))
        error += abs(said - true) * table[-1][2]
    return error, table
