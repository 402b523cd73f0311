-- Distinguishing marks and where an absence was to lead are not erased any more, so the guard needs no right of its own for these columns.
REVOKE UPDATE (description, seen_by) ON register.distinguishing_mark FROM amana_guard;
REVOKE UPDATE (destination) ON sites.absence FROM amana_guard;
