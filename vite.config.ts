import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { checkPage } from './src/check/build-check.ts';

/** Builds the web application from `src/app` into `dist/web`. No inline script and no data: URL, so that a strict CSP holds. */
export default defineConfig({
  root: 'src/app',
  publicDir: 'public',
  plugins: [react(), checkPage()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    sourcemap: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // What every page needs is one file: divided by who else uses each part, the eleven of it were 5 kB larger together.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4810' } },
});
