-- Who may be the same as a row of a list is asked by two tokens of a name (schema/7-lists.sql).
DROP FUNCTION IF EXISTS register.named_alike_seen(text[]);
