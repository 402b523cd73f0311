-- Who was refused a command for want of a permission, a fresh second factor or a second hand: a row that nobody changes or removes.
SET ROLE amana_owner;
CREATE TABLE access.refused_command (
  no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  officer_no bigint NOT NULL,
  authority text,
  roles text[] NOT NULL,
  command text NOT NULL CHECK (command ~ '^[a-z]+/[a-z-]{1,60}$'),
  code text NOT NULL CHECK (code IN ('not-permitted', 'elevation-needed', 'I24-four-eyes')),
  refused_at timestamptz NOT NULL
);
COMMENT ON TABLE access.refused_command IS 'A command that an officer was refused for want of a permission, a fresh second factor or a second hand: who, of which authority and in which roles, which command, which code. Nothing of its input. The same refusal of the same officer leaves one row in ten minutes, and an officer sixty rows in an hour at most.';
CREATE INDEX refused_command_officer ON access.refused_command (officer_no, refused_at DESC);
CREATE INDEX refused_command_at ON access.refused_command (refused_at DESC);
ALTER TABLE access.refused_command ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.refused_command FORCE ROW LEVEL SECURITY;
RESET ROLE;
