import { useState } from 'react';
import { postJson } from '../../../app/api/request.ts';
import { useSetMe } from '../../../app/api/use-me.ts';
import type { MeAnswer, SignInInput } from '../views.ts';

/** Signs in and puts the answer in the place of `me`. */
export function useSignIn(onSignedIn: (me: MeAnswer) => void) {
  const setMe = useSetMe();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(undefined);

  async function send(input: SignInInput): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      const me = await postJson<MeAnswer>('/api/access/sign-in', input);
      setMe(me);
      onSignedIn(me);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  return { busy, error, send };
}
