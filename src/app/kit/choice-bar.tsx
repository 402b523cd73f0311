/** A small set of choices of which one holds, drawn as one bar of buttons. */
export function ChoiceBar({
  label,
  value,
  onChange,
  options,
  large = false,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: { value: string; label: string }[];
  large?: boolean;
}) {
  return (
    <fieldset className="amana-bar" data-large={large || undefined} aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
