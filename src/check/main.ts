import { LedgerError } from '../core/ledger/log/ledger-error.ts';
import { readSlip } from '../core/ledger/slip.ts';
import { checkSlip, type LogFiles } from '../core/ledger/slip-check/check-slip.ts';
import { type Described, describeFinding, type Said } from './describe-finding.ts';
import { beWorker, makeWorkers } from './hash-workers.ts';
import { logOfFolder, logOfRegister, NotReadable } from './log-sources.ts';
import { readPicture } from './read-picture.ts';
import { LANGUAGES, type Language, WORDS } from './words.ts';

type Child = Node | string;
const make = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/** Why nothing could be said of a record. */
const describeError = (error: unknown): Described => {
  const only = (...title: Said): Described => ({ look: 'open', title, lines: [] });
  if (error instanceof NotReadable) return only('notReadable');
  if (error instanceof LedgerError && error.fault === 'other-log') return only('otherLog');
  if (error instanceof LedgerError && error.fault === 'quorum-missed')
    return { look: 'alarm', title: ['quorumMissed'], lines: [['technical', { what: error.message }]] };
  if (error instanceof LedgerError)
    return { look: 'alarm', title: ['fault'], lines: [['technical', { what: `${error.fault}: ${error.message}` }]] };
  const isLacking = !globalThis.crypto?.subtle || (error instanceof DOMException && error.name === 'NotSupportedError');
  return only(isLacking ? 'noCrypto' : 'noNetwork');
};

const startPage = (script: HTMLScriptElement): void => {
  // one script: beside the page of a register, or written into the file that works without a network
  const offline = script.src === '';
  const source = offline ? URL.createObjectURL(new Blob([script.text], { type: 'text/javascript' })) : script.src;
  const workers = makeWorkers(() => new Worker(source));
  let language: Language =
    (Object.keys(LANGUAGES) as Language[]).find((one) => navigator.language.startsWith(one)) ?? 'ar';
  let described: Described | undefined;
  const page = document.getElementById('page') as HTMLElement;
  const today = make('input', { id: 'day', type: 'date' });
  today.value = new Date().toISOString().slice(0, 10);
  const letters = make('textarea', {
    id: 'letters',
    rows: '4',
    dir: 'ltr',
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: 'false',
  });
  const picture = make('input', { id: 'picture', type: 'file', accept: 'image/*' });
  const folder = make('input', { id: 'folder', type: 'file', multiple: '', webkitdirectory: '' });
  const result = make('div', { role: 'status' });
  const button = make('button', { class: 'main', type: 'submit' });

  const text = ([key, values = {}]: Said): Child[] =>
    WORDS[key][language].split(/(\{\w+\})/).map((part) => {
      const value = values[part.slice(1, -1)];
      return part.startsWith('{') && value !== undefined ? make('bdi', {}, value) : part;
    });
  const field = (input: HTMLElement, label: Said, help: Said): Node[] => [
    make('label', { for: input.id }, ...text(label)),
    input,
    make('p', { class: 'help' }, ...text(help)),
  ];
  const show = (what: Described | undefined): void => {
    described = what;
    result.replaceChildren();
    if (what === undefined) return;
    const { look, title, lines } = what;
    const items = lines.map((line) => make('li', {}, ...text(line)));
    const list = items.length > 0 ? [make('ul', {}, ...items)] : [];
    result.replaceChildren(make('section', { class: `result ${look}` }, make('h2', {}, ...text(title)), ...list));
  };
  const note = (...title: Said): void => show({ look: 'open', title, lines: [] });

  const check = async (): Promise<void> => {
    const slip = readSlip(letters.value);
    const files = [...(folder.files ?? [])];
    if (slip === undefined) return note('notSlip');
    if (offline && files.length === 0) return note('noFolder');
    const log: LogFiles = files.length > 0 ? logOfFolder(files) : logOfRegister;
    button.disabled = true;
    let told = 0;
    const began = performance.now();
    try {
      const finding = await checkSlip(slip, log, {
        today: today.value,
        hash: workers.hash,
        onRead: (read, of) => {
          if (performance.now() - told < 200) return;
          told = performance.now();
          note('reading', { read: String(read), of: String(of) });
        },
      });
      show(describeFinding(finding, slip, today.value));
    } catch (error) {
      show(describeError(error));
    } finally {
      button.disabled = false;
      result.scrollIntoView({ block: 'nearest' });
      performance.measure('check-slip', { start: began });
    }
  };

  const draw = (): void => {
    document.documentElement.lang = language;
    document.documentElement.dir = language === 'en' ? 'ltr' : 'rtl';
    document.title = `${WORDS.title[language]} · Amana`;
    button.replaceChildren(...text(['check']));
    const choices = (Object.entries(LANGUAGES) as [Language, string][]).map(([code, name]) => {
      const choice = make('button', { type: 'button', lang: code, 'aria-pressed': String(code === language) }, name);
      choice.addEventListener('click', () => {
        language = code;
        draw();
      });
      return choice;
    });
    const form = make(
      'form',
      { autocomplete: 'off' },
      ...field(letters, ['letters'], ['lettersHelp']),
      ...field(picture, ['picture'], ['pictureHelp']),
      ...field(folder, ['folder'], [offline ? 'folderOffline' : 'folderOnline']),
      ...field(today, ['day'], ['dayHelp']),
      button,
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void check();
    });
    const save = make('a', { href: '/check/amana-check.html', download: 'amana-check.html' }, ...text(['offline']));
    page.replaceChildren(
      make('nav', { 'aria-label': Object.values(LANGUAGES).join(' · ') }, ...choices),
      make('h1', {}, ...text(['title'])),
      make('p', {}, ...text(['what'])),
      ...(language === 'ckb' ? [make('p', { class: 'help' }, ...text(['draft']))] : []),
      form,
      result,
      ...(offline ? [] : [make('p', {}, save)]),
    );
    show(described);
  };

  picture.addEventListener('change', async () => {
    const [file] = picture.files ?? [];
    if (file === undefined) return;
    const read = await readPicture(file);
    if (read === undefined || readSlip(read) === undefined) return note('pictureNone');
    letters.value = read;
    show(undefined);
  });
  draw();
};

if (typeof document === 'undefined') beWorker();
else {
  const script = document.currentScript as HTMLScriptElement;
  document.addEventListener('DOMContentLoaded', () => startPage(script));
}
