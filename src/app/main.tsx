import '@mantine/core/styles.css';
import '@fontsource/ibm-plex-sans-arabic/400.css';
import '@fontsource/ibm-plex-sans-arabic/600.css';
import '@fontsource/ibm-plex-sans-arabic/700.css';
import './app.css';
import './shell/shell.css';
import './kit/sheet/sheet.css';
import './print.css';
import { DirectionProvider, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { onSignedOut } from './api/request.ts';
import { ME_KEY } from './api/use-me.ts';
import { startTranslations } from './i18n.ts';
import { directionOf, getPreferences } from './preferences.ts';
import { router } from './router.tsx';
import { LanguageDirection } from './shell/language-direction.tsx';
import { theme } from './theme.ts';

const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 5_000, refetchOnWindowFocus: true } },
});

onSignedOut(() => void queryClient.invalidateQueries({ queryKey: ME_KEY }));

async function start(): Promise<void> {
  await startTranslations();
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no element to show the application in.');
  createRoot(root).render(
    <StrictMode>
      <DirectionProvider initialDirection={directionOf(getPreferences().language)} detectDirection={false}>
        <LanguageDirection />
        <MantineProvider theme={theme} forceColorScheme="light">
          <QueryClientProvider client={queryClient}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </MantineProvider>
      </DirectionProvider>
    </StrictMode>,
  );
}

void start();
