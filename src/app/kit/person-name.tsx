/** A person's register number, name as recorded and Latin spelling, each in its own direction. */
export function PersonName({
  registerNumber,
  name,
  latin,
}: {
  registerNumber: string;
  name: string;
  latin?: string | undefined;
}) {
  return (
    <div className="amana-person">
      <span className="amana-code amana-quiet">{registerNumber}</span>
      <span className="amana-person-name">
        <bdi>{name}</bdi>
      </span>
      {latin && latin !== name && (
        <div className="amana-quiet">
          <bdi>{latin}</bdi>
        </div>
      )}
    </div>
  );
}
