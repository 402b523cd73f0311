/** The shape of a site by its kind: prisons square, camps round, crossings a diamond, rehabilitation centres a triangle. */
export function SiteShape({ kind, size }: { kind: string; size: number }) {
  const shape = { className: 'amana-map-site', 'data-kind': kind };
  if (kind === 'camp') return <circle r={size} {...shape} />;
  if (kind === 'crossing') return <path d={`M0 ${-size - 1}L${size + 1} 0L0 ${size + 1}L${-size - 1} 0Z`} {...shape} />;
  if (kind === 'rehabilitation') return <path d={`M0 ${-size}L${size} ${size}H${-size}Z`} {...shape} />;
  return <rect x={-size} y={-size} width={2 * size} height={2 * size} {...shape} />;
}

/** The site is exposed to a hazard. */
export function HazardSign() {
  return (
    <g className="amana-map-sign">
      <path d="M0 -8L8 7H-8Z" data-sign="hazard" />
      <text y={5}>!</text>
    </g>
  );
}

/** More than one controls the site, as their sources say. */
export function DisputeSign() {
  return (
    <g className="amana-map-sign">
      <circle r={7.5} data-sign="dispute" />
      <text y={4}>?</text>
    </g>
  );
}
