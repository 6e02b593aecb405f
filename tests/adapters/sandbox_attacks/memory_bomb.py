# Bounded: 3 GB.
kept = [bytearray(b"x" * 10_000_000) for _ in range(300)]
