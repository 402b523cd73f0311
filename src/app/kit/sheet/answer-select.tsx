import { type SelectHTMLAttributes, useState } from 'react';

/**
 * A list to choose from that stands in each of a hundred rows. Its options are drawn when the focus or a pointer comes to it, which is before anybody can open it;
 * until then it has the one that is chosen: thirty languages in 150 rows were most of what a sheet cost.
 */
export function AnswerSelect({
  options,
  empty,
  value,
  onChoose,
  alone = false,
  ...rest
}: {
  options: readonly { value: string; label: string }[];
  /** What stands there while nothing is chosen. */
  empty: string;
  value: string;
  onChoose: (value: string) => void;
  /** It stands in no row: it has its options from the beginning. */
  alone?: boolean;
} & Pick<SelectHTMLAttributes<HTMLSelectElement>, 'aria-label' | 'aria-invalid' | 'disabled'>) {
  const [reached, setReached] = useState(alone);
  const reach = () => setReached(true);
  return (
    <select
      {...rest}
      className="amana-answer"
      value={value}
      onFocus={reach}
      onPointerEnter={reach}
      onPointerDown={reach}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      <option value="">{empty}</option>
      {(reached ? options : options.filter((option) => option.value === value)).map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
