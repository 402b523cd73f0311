-- Which notices an officer has read; where notices are sent by mail, and the mails that wait to be sent.
SET ROLE amana_owner;
CREATE TABLE access.notice_mark (
  officer_no bigint NOT NULL REFERENCES access.officer,
  notice text NOT NULL CHECK (length(notice) <= 80),
  marked_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (officer_no, notice)
);
COMMENT ON TABLE access.notice_mark IS 'A notice that its officer has marked as read; gone when what it told of waits no more. Real time.';
CREATE TABLE access.mail_address (
  officer_no bigint PRIMARY KEY REFERENCES access.officer,
  address text CHECK (length(address) <= 254 AND address ~ '^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+$'),
  language text NOT NULL CHECK (language IN ('ar', 'ckb', 'en')),
  set_at timestamptz NOT NULL,
  event_pos bigint NOT NULL REFERENCES register.event
);
COMMENT ON TABLE access.mail_address IS 'Where an officer is told by mail that a notice waits, and in which language. No address: nothing is sent.';
CREATE TABLE access.mail (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  officer_no bigint NOT NULL REFERENCES access.officer,
  kind text NOT NULL CHECK (kind IN ('review', 'review-overdue', 'witness-refuses', 'address-set', 'address-replaced')),
  about text NOT NULL CHECK (length(about) <= 80),
  address text,
  language text NOT NULL,
  queued_at timestamptz NOT NULL DEFAULT now(),
  due_at timestamptz NOT NULL DEFAULT now(),
  attempts int NOT NULL DEFAULT 0,
  tried_at timestamptz,
  failure text CHECK (failure ~ '^[A-Za-z0-9_-]{1,40}$'),
  sent_at timestamptz,
  gave_up_at timestamptz,
  UNIQUE (officer_no, kind, about),
  CONSTRAINT mail_ended CHECK (num_nonnulls(sent_at, gave_up_at) <= 1),
  CONSTRAINT mail_forgets_address CHECK ((address IS NULL) = (num_nonnulls(sent_at, gave_up_at) = 1))
);
COMMENT ON TABLE access.mail IS 'A mail that tells an officer that a notice of some kind waits: written with what it tells of, sent by the server afterwards. It names no person. Real time.';
COMMENT ON COLUMN access.mail.about IS 'What it tells of, by an id: by it nothing is told twice. It is not sent.';
COMMENT ON COLUMN access.mail.address IS 'Where it goes; forgotten once it is sent or given up.';
COMMENT ON COLUMN access.mail.due_at IS 'When it is tried next. Who takes it to be sent moves this, so that a server that ends in between leaves it to the next.';
CREATE INDEX mail_due ON access.mail (due_at) WHERE sent_at IS NULL AND gave_up_at IS NULL;
CREATE INDEX mail_officer ON access.mail (officer_no, tried_at);
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['notice_mark', 'mail_address', 'mail'] LOOP
    EXECUTE format('ALTER TABLE access.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE access.%I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
RESET ROLE;
