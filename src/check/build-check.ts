import fs from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'vite';

const here = import.meta.dirname;

/** The script of the page as one classic text: the page and its workers are started from it. */
const buildScript = async (): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: here,
    publicDir: false,
    build: {
      write: false,
      modulePreload: false,
      reportCompressedSize: false,
      lib: { entry: path.join(here, 'main.ts'), formats: ['iife'], name: 'amanaCheck', fileName: 'check' },
    },
  });
  const [output] = [built].flat();
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error('The page that checks slips was not built.');
  return chunk.code;
};

/** What the file without a network may do: nothing but run itself. Where it could send anything, nobody should believe that it does not. */
const OFFLINE_POLICY =
  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline' blob:; worker-src blob:; style-src 'unsafe-inline'; img-src blob: data:; base-uri 'none'; form-action 'none'\" />";

/** Builds the page `/check` beside the application, not into it: `check.html` and its script, and all of it in one file for those who have no network. */
export const checkPage = (): Plugin => ({
  name: 'amana-check-page',
  apply: 'build',
  async generateBundle() {
    const [template, script] = [fs.readFileSync(path.join(here, 'check.html'), 'utf8'), await buildScript()];
    const fill = (head: string, element: string): string =>
      template.replace('<!--head-->', () => head).replace('<!--script-->', () => element);
    const emit = (fileName: string, source: string) => this.emitFile({ type: 'asset', fileName, source });
    emit(
      'check.html',
      fill('<link rel="icon" href="/amana.svg" type="image/svg+xml" />', '<script src="/check/check.js"></script>'),
    );
    emit('check/check.js', script);
    // an end of a script within it would end it
    emit(
      'check/amana-check.html',
      fill(OFFLINE_POLICY, `<script>${script.replaceAll('</script', '<\\/script')}</script>`),
    );
  },
});
