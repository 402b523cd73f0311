/*
 * Whose names are written with one mistake less or more than what was searched, in the order in which they were entered, and who is not found by that search itself. It looks past row security and asks for the wall once, as
 * register.people_page does. p_words: the words as the search asks for them. p_near: for each the tokens of which one must be stored with the person. p_sounds: the same by sound, for names in another script, which is asked
 * only where nobody in reach is near in writing: many more names sound alike. Nothing follows from it but being shown.
 */
CREATE OR REPLACE FUNCTION register.similar_people(p_words jsonb, p_near jsonb, p_sounds jsonb, p_limit int, p_offset int) RETURNS TABLE (total int, persons bigint[], told json, sound boolean)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off AS $$
DECLARE reach text := access.reach(); own boolean := access.own_sites() IS NOT NULL; itself bigint[]; sought jsonb; found bigint[];
BEGIN
  total := 0; persons := '{}'; sound := false;
  IF p_words <> '[]' AND (reach IS NOT NULL OR own) THEN
    itself := register.persons_of_words(p_words);
    FOREACH sought IN ARRAY ARRAY[p_near, p_sounds] LOOP
      found := ARRAY(SELECT u.no FROM unnest(register.persons_of_words(sought)) u(no) WHERE u.no <> ALL (itself) ORDER BY u.no);
      IF reach IS NULL THEN found := ARRAY(SELECT u.no FROM unnest(found) u(no) WHERE u.no IN (SELECT register.persons_at_own_sites()) ORDER BY u.no);
      ELSIF reach <> '*' THEN found := ARRAY(SELECT r.person_no FROM register.person_reach r WHERE r.authority = reach AND r.person_no = ANY (found) ORDER BY r.person_no); END IF;
      -- a search by a name does not find who has it where the identity is closed to who asks
      found := juveniles.open_of(found); total := cardinality(found);
      EXIT WHEN total > 0; sound := NOT sound;
    END LOOP;
    sound := sound AND total > 0; persons := found[p_offset + 1:p_offset + p_limit];
  END IF;
  told := register.rows_of_persons(persons);
  RETURN NEXT;
END $$;
GRANT EXECUTE ON FUNCTION register.similar_people(jsonb, jsonb, jsonb, int, int) TO amana_app;
