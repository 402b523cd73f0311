import type { ConvoyCrew } from './convoy-crew.ts';
import { confirmSheet, goTo, openSheet, orderDocument, pressAndConfirm, toManifest } from './gestures.ts';
import type { Officer } from './officer.ts';

/** The transfer cell draws up a manifest of everybody who is eligible at GHW, to KRK by way of the crossing. */
export const createManifest = async (officer: Officer, code: string): Promise<void> => {
  await goTo(officer, 'operation');
  await officer.press(officer.say('transfers:create.title'));
  await officer.settle();
  // whoever presses too early is told what is missing, field by field
  await officer.press(officer.say('transfers:create.submit', { count: 0 }));
  await officer.sees(new RegExp(`${officer.say('shell:form.missing')} ${officer.say('transfers:create.code')} · .*`));
  await officer.type(officer.say('transfers:create.code'), code);
  await officer.choose(officer.say('transfers:manifest.from'), { value: 'GHW' });
  await officer.choose(officer.say('transfers:manifest.to'), { value: 'KRK' });
  await officer.choose(officer.say('transfers:create.escort'), { value: 'CJTF' });
  await officer.choose(officer.say('transfers:create.toAuthority'), { value: 'MOJ' });
  await officer.type(officer.say('transfers:manifest.plannedAt'), '2026-01-21T09:00');
  await officer.press(officer.page.locator('input[type=checkbox][value=RAB]'));
  await officer.settle();
};

/** An origin officer proposes the transfer order with its document. */
export const proposeOrder = async (officer: Officer, code: string): Promise<void> => {
  await toManifest(officer, code);
  const label = officer.say('transfers:command.transfers-propose-order');
  await officer.press(officer.page.locator('main').getByRole('button', { name: label, exact: true }).first());
  const dialog = officer.page.getByRole('dialog');
  await officer.type(
    officer.say('transfers:order.ground'),
    officer.texts.language === 'ar' ? 'اتفاق النقل بين الجهتين' : 'Agreement on the transfer',
  );
  await officer.type(
    officer.say('transfers:order.article'),
    officer.texts.language === 'ar' ? 'المادة 4' : 'Article 4',
  );
  await dialog.locator('input[type=file]').setInputFiles(orderDocument);
  await officer.sees(officer.say('shell:document.stored'));
  await officer.type(officer.say('transfers:order.expiresAt'), '2026-02-28T12:00');
  await officer.look('order-proposal');
  await officer.press(dialog.getByRole('button', { name: label, exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await officer.settle();
};

/** The health officer examines everybody: all fit. */
export const examine = async (officer: Officer, code: string, count: number): Promise<void> => {
  await openSheet(officer, code, 'care-record-fitness');
  await officer.answer(officer.say('care:fitness.question'), officer.say('care:fitness.fit'));
  await officer.look('fitness');
  await confirmSheet(officer, count, count);
};

/** The interviewer tells everybody of the move. */
export const tell = async (officer: Officer, code: string, count: number): Promise<void> => {
  await openSheet(officer, code, 'safeguards-give-notice');
  await officer.answer(officer.say('safeguards:notice.form'), officer.say('safeguards:notice.oral'));
  await officer.answer(officer.say('safeguards:notice.language'), { value: 'ar' });
  await officer.look('notice');
  await confirmSheet(officer, count, count);
};

/** The interviewer meets everybody in private: nobody is afraid. */
export const interview = async (officer: Officer, code: string, count: number): Promise<void> => {
  await openSheet(officer, code, 'safeguards-record-interview');
  await officer.answer(officer.say('safeguards:interview.outcome'), officer.say('safeguards:interview.held'));
  await officer.answer(officer.say('safeguards:interview.fear'), officer.say('safeguards:interview.noFear'));
  await officer.answer(officer.say('safeguards:notice.language'), { value: 'ar' });
  await officer.answer(officer.say('safeguards:interview.private'), officer.say('safeguards:interview.privateYes'));
  await officer.look('interview');
  await confirmSheet(officer, count, count);
};

/** The transfer cell looks at the proposed seats and confirms them. */
export const assignCompartments = async (officer: Officer, code: string, count: number): Promise<void> => {
  await toManifest(officer, code);
  await officer.press(officer.say('transfers:command.transfers-assign-compartments'));
  await officer.page.waitForURL(/\/compartments$/);
  await officer.settle();
  await officer.look('compartments');
  await officer.press(officer.say('transfers:compartments.confirm', { count }));
  await officer.sees(officer.say('transfers:compartments.done'));
  await officer.settle();
};

/** Both transfer cells: the one proposes the seal, the other seals the same hash. */
export const seal = async (crew: ConvoyCrew, code: string): Promise<void> => {
  const proposer = await crew.officer('cell.sdf');
  await toManifest(proposer, code);
  await pressAndConfirm(proposer, proposer.say('transfers:command.transfers-propose-seal'));
  const sealer = await crew.officer('cell.moj');
  await toManifest(sealer, code);
  await sealer.look('before-seal');
  await pressAndConfirm(sealer, sealer.say('transfers:command.transfers-seal-manifest'));
  await sealer.sees(sealer.say('transfers:seal.state.sealed'));
};

/** An origin officer records one order for everybody on the manifest who has no live one. */
export const recordMissingOrders = async (officer: Officer, code: string): Promise<void> => {
  await toManifest(officer, code);
  await officer.press(
    officer.page
      .locator('main')
      .getByRole('button', { name: officer.say('register:orders.record'), exact: true })
      .first(),
  );
  const dialog = officer.page.getByRole('dialog');
  const arabic = officer.texts.language === 'ar';
  await officer.type(
    officer.say('register:orders.ground'),
    arabic ? 'الانتماء إلى جماعة مسلحة' : 'Membership of an armed group',
  );
  await officer.type(
    officer.say('register:orders.article'),
    arabic ? 'القانون 7/2021، المادة 4' : 'Law 7/2021, article 4',
  );
  await officer.choose(officer.say('register:orders.authority'), { value: 'SDF' });
  await officer.type(officer.say('register:orders.issuedAt'), '2026-01-10T10:00');
  await officer.type(officer.say('register:orders.expiresAt'), '2026-06-30T12:00');
  await dialog.locator('input[type=file]').setInputFiles(orderDocument);
  await officer.sees(officer.say('shell:document.stored'));
  await officer.look('missing-orders');
  await officer.press(dialog.getByRole('button', { name: officer.say('register:orders.record'), exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await officer.settle();
};

/** Persons of a sheet that are shown: marks all of them, or the first so many, and gives them one answer together. */
const answerTogether = async (officer: Officer, section: string): Promise<void> => {
  const group = officer.page
    .locator('main section')
    .filter({ has: officer.page.getByRole('button', { name: officer.say('shell:sheet.apply'), exact: true }) })
    .last();
  await officer.press(group.getByRole('button', { name: officer.say('transfers:acceptance.accepted'), exact: true }));
  await group.getByRole('combobox').selectOption({ value: section });
  officer.effort.presses += 2;
  await officer.press(group.getByRole('button', { name: officer.say('shell:sheet.apply'), exact: true }));
};

/**
 * The receiving officer accepts everybody: whose age is not determined goes to the juvenile section, sixty each to A and B,
 * the rest to C.
 */
export const acceptAll = async (officer: Officer, code: string, count: number, undetermined: number): Promise<void> => {
  await openSheet(officer, code, 'transfers-accept-lines');
  if (undetermined > 0) {
    await officer.type(officer.page.locator('[data-search]'), officer.say('transfers:ageClass.undetermined'));
    await officer.press(officer.say('shell:sheet.selectShown'));
    await answerTogether(officer, 'J');
    await officer.type(officer.page.locator('[data-search]'), '');
  }
  let rest = count - undetermined;
  for (const section of ['A', 'B']) {
    if (rest <= 60) break;
    await officer.type(officer.page.getByRole('textbox', { name: officer.say('shell:sheet.markFirst') }), '60');
    await officer.press(officer.say('shell:sheet.mark'));
    await answerTogether(officer, section);
    rest -= 60;
  }
  await officer.answer(officer.say('transfers:acceptance.decision'), officer.say('transfers:acceptance.accepted'));
  await officer.answer(officer.say('transfers:acceptance.section'), { value: 'C' });
  await officer.look('acceptance');
  await confirmSheet(officer, rest, count);
};

/** Strikes a person off by the button of the line. */
export const strikeOff = async (
  officer: Officer,
  code: string,
  registerNumber: string,
  reason: string,
  note: string,
): Promise<void> => {
  await toManifest(officer, code);
  await officer.press(officer.say('transfers:strikeOff.of', { number: registerNumber }));
  const dialog = officer.page.getByRole('dialog');
  await dialog.getByLabel(officer.say('transfers:strikeOff.reason')).selectOption({ value: reason });
  await officer.type(dialog.getByLabel(officer.say('transfers:strikeOff.note')), note);
  await officer.press(dialog.getByRole('button', { name: officer.say('transfers:strikeOff.submit'), exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await officer.settle();
};

/** The two rows of the received list that wait: the officer looks at both and finds that they are persons already registered. */
export const resolveRows = async (officer: Officer): Promise<void> => {
  await goTo(officer, 'lists');
  await officer.settle();
  await officer.press(officer.page.locator('tr[data-pressable]').first().getByRole('link'));
  await officer.page.waitForURL(/\/lists\/\d+$/);
  await officer.look('list');
  const same = officer.page.getByRole('button', { name: officer.say('register:list.samePerson'), exact: true });
  for (let waiting = await same.count(); waiting > 0; waiting -= 1) {
    await officer.press(same.first());
    const dialog = officer.page.getByRole('dialog');
    await dialog.getByLabel(officer.say('register:people.person')).selectOption({ index: 1 });
    officer.effort.presses += 2;
    await officer.type(
      dialog.getByLabel(officer.say('register:list.reason')),
      officer.texts.language === 'ar' ? 'الاسم والميلاد والرقم متطابقة' : 'Same name, birth and number',
    );
    await officer.press(dialog.getByRole('button', { name: officer.say('register:list.samePerson'), exact: true }));
    await dialog.waitFor({ state: 'detached' });
    await officer.settle();
  }
};
