"""Computes the values pasted into manifest-root.test.ts: the recursive definition of RFC 6962 section 2.1, in Python.
python3 src/core/ledger/manifest-root-vectors.py"""
import hashlib
import hmac


def tree(leaves):
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + tree(leaves[:split]) + tree(leaves[split:])).digest()


def commitment(index):
    text = '{"compartment":"%d","person":"AMN-%06d"}' % (index % 3, index)
    return hmac.new(bytes([index]) * 16, text.encode(), hashlib.sha256).digest()


for count in (0, 1, 2, 3, 5, 7, 8, 150):
    print(count, tree([commitment(index) for index in range(count)]).hex())
