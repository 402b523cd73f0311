"""Computes the values pasted into leaf.test.ts without any code of ours: python3 src/core/ledger/leaf-vectors.py"""
import hashlib
import hmac

label_key = bytes(range(32))
salt = bytes(range(32, 64))
event = '{"place":"RAB","seq":1,"type":"PersonBoarded","\u0645\u0643\u0627\u0646":"\u0631\u0628\u064a\u0639\u0629"}'


def mac(key, text):
    return hmac.new(key, text.encode("utf-8"), hashlib.sha256).digest()


for sequence in (1, 2, 9007199254740993):
    print("label", sequence, mac(label_key, "amana/1/event/%d" % sequence).hex())
commitment = mac(salt, event)
leaf = b"\x01" + mac(label_key, "amana/1/event/1") + commitment
print("commitment", commitment.hex())
print("leaf", leaf.hex())
print("leaf hash", hashlib.sha256(b"\x00" + leaf).hexdigest())

# roll.test.ts
day = "2026-01-18"
for late in ("false", "true"):
    text = '{"exists":true,"head":"%s","late":%s,"roll":"%s","seq":12}' % (bytes(range(64, 96)).hex(), late, day)
    roll = b"\x01" + mac(label_key, "amana/1/roll/" + day) + mac(mac(label_key, "amana/1/roll-salt/" + day), text)
    print("roll", late, roll.hex())
