import { Link } from '@tanstack/react-router';
import type { Column } from '../../../app/kit/data-table.tsx';
import { PersonName } from '../../../app/kit/person-name.tsx';

/** A person as a row of a list names one. */
export interface NamedPerson {
  personNo: number;
  registerNumber: string;
  name: { primary: string; latin: string };
}

/** The column of the person, with the way to the file. */
export const personColumn = <Row extends NamedPerson>(label: string): Column<Row> => ({
  key: 'person',
  label,
  value: (row) => row.registerNumber,
  render: (row) => (
    <Link to="/people/$personNo" params={{ personNo: String(row.personNo) }} className="amana-link">
      <PersonName registerNumber={row.registerNumber} name={row.name.primary} latin={row.name.latin} />
    </Link>
  ),
});
