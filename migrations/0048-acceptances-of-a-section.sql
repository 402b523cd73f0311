-- Who was accepted for a section is asked at each acceptance for it: until now of everybody who is on a manifest anywhere.
CREATE INDEX acceptance_section ON transfers.acceptance (site, section) WHERE decision = 'accepted';
