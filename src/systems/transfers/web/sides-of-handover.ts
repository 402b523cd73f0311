import type { Directory } from '../../../app/api/use-directory.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import type { HandoverView } from '../views.ts';

/** The two sides of a hand-over in words: two authorities; or within one, whose name says nothing of who is who, what each side is. */
export const sidesOf = (
  { within, fromAuthority, toAuthority }: Pick<HandoverView, 'within' | 'fromAuthority' | 'toAuthority'>,
  { authorityName }: Pick<Directory, 'authorityName'>,
): { readonly from: string; readonly to: string } =>
  within === null
    ? { from: authorityName(fromAuthority), to: authorityName(toAuthority) }
    : {
        from: `${authorityName(fromAuthority)}: ${pickText(within.gives)}`,
        to: pickText(within.takes),
      };
