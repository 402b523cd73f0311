import { Fragment } from 'react';

/** Register numbers or other codes one after the other: each is whole, and the line breaks between them, so that many fit a phone in either direction. */
export function Codes({ codes }: { codes: readonly string[] }) {
  return codes.map((code, index) => (
    <Fragment key={code}>
      {index > 0 && ' · '}
      <bdi className="amana-code">{code}</bdi>
    </Fragment>
  ));
}
