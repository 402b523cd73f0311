import { addAuthority } from '../core/access/commands/add-authority.ts';
import { inviteOfficer } from '../core/access/commands/invite-officer.ts';
import { anyCommand } from '../core/register/command-definition.ts';
import { declareRegister } from '../core/register/commands/declare-register.ts';
import type { Installation } from './installation.ts';

/** Authority of the first administrator: whoever installs. It holds nobody. */
const INSTALLER = {
  code: 'ADMIN',
  country: 'XXX',
  nameEn: 'Administration of the register',
  nameAr: 'إدارة السجل',
  nameCkb: 'کارگێڕی تۆمار',
};

/**
 * Begins an empty register for real persons, with one administrator to be invited.
 * @returns the token of the invitation, shown once
 */
export const beginRegister = async ({ issue }: Installation): Promise<string> => {
  await issue(anyCommand(declareRegister), { synthetic: false, name: 'Amana', zone: 'Asia/Baghdad' });
  await issue(anyCommand(addAuthority), INSTALLER);
  const { result } = await issue(anyCommand(inviteOfficer), {
    username: 'administrator',
    name: { en: 'First administrator', ar: 'المدير الأول' },
    roles: [{ role: 'administrator' }],
    authority: INSTALLER.code,
  });
  return (result as { invitationToken: string }).invitationToken;
};
