/** Keeps the formats of `Intl`, each of which takes longer to make than a hundred texts with it: by the locale or zone that it is made for. */
export const keepFormat = <Format>(make: (of: string) => Format): ((of: string) => Format) => {
  const kept = new Map<string, Format>();
  return (of) => {
    const found = kept.get(of) ?? make(of);
    kept.set(of, found);
    return found;
  };
};
