import { DirectionProvider, MantineProvider } from '@mantine/core';
import { Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { directionOf, getPreferences } from '../../../app/preferences.ts';
import { theme } from '../../../app/theme.ts';
import { SecondFactorDialog } from './second-factor-dialog.tsx';

/**
 * Asks for a fresh second factor, above whatever is open; the page below keeps what was typed. It has a root of its own, because it is fetched only when the register asks for it.
 * @returns whether the session is elevated now
 */
export const askSecondFactor = (): Promise<boolean> =>
  new Promise((resolve) => {
    const place = document.body.appendChild(document.createElement('div'));
    const root = createRoot(place);
    const end = (elevated: boolean) => {
      root.unmount();
      place.remove();
      resolve(elevated);
    };
    root.render(
      <DirectionProvider initialDirection={directionOf(getPreferences().language)} detectDirection={false}>
        <MantineProvider theme={theme} forceColorScheme="light">
          <Suspense>
            <SecondFactorDialog onEnd={end} />
          </Suspense>
        </MantineProvider>
      </DirectionProvider>,
    );
  });
