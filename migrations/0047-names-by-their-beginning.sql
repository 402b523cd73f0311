-- Keys of names in the order of their letters, whatever the collation of the database: who is searched by the beginning of a name is found by a range of this index.
CREATE INDEX name_token_beginning ON register.name_token (token text_pattern_ops, person_no) WHERE token LIKE '~%';
