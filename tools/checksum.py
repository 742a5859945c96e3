"""The checksum of the files of weights, as src/hash.rs computes it."""


def fnv(data: bytes) -> int:
    """FNV-1a of 32 bits."""
    value = 2166136261
    for byte in data:
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value
