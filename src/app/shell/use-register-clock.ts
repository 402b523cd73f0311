import { useEffect, useState } from 'react';
import { registerNow, useMe } from '../api/use-me.ts';

/** The register clock in milliseconds, ticking between answers of the server; undefined before the first answer. */
export function useRegisterClock(): number | undefined {
  const { data } = useMe();
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), 5_000);
    return () => clearInterval(timer);
  }, []);
  return registerNow(data);
}
