"""Turns scores into probabilities (Platt, "Probabilistic outputs for support vector machines", 1999)."""
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
