import type { TFunction } from 'i18next';

/** What a role is called in the user's language; an unknown role shows its code. */
export function roleName(t: TFunction, role: string): string {
  return t(`role.${role}`, { ns: 'shell', defaultValue: role });
}
