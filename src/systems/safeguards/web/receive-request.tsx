import { useNavigate } from '@tanstack/react-router';
import { languageOptions } from '../../../app/format/language-options.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { FormField } from '../../../app/kit/form-fields.ts';
import { RELATIONS, type Relation, STANDINGS, type Standing } from '../requests/request.ts';
import { RELATION_WORDS, REQUEST_WORDS, STANDING_WORDS } from '../requests/words.ts';

type Input = {
  standing: Standing;
  relation: Relation;
  requester: string;
  contact: string;
  language: string;
  interest: string;
  identityShown: string;
  names: string[];
  birth?: string;
  known?: string;
  occurredAt?: number;
};

const say = (word: keyof typeof REQUEST_WORDS): string => pickText(REQUEST_WORDS[word]);
const required = (key: keyof Input & keyof typeof REQUEST_WORDS, kind: 'text' | 'long' = 'text'): FormField => ({
  key,
  label: say(key),
  kind,
  required: true,
});

/** The form of a request, in the order in which a family tells it. */
export function ReceiveRequest({ zone }: { zone: string }) {
  const navigate = useNavigate();
  return (
    <FormDialog<Input, { requestNo: number }>
      command="safeguards/receive-request"
      label={say('receive')}
      explain={say('receiveExplain')}
      zone={zone}
      fields={[
        { ...required('names', 'long'), help: say('namesHelp') },
        { key: 'birth', label: say('birth'), kind: 'text', required: false },
        { key: 'known', label: say('known'), kind: 'long', required: false },
        required('requester'),
        {
          key: 'standing',
          label: say('standing'),
          kind: 'select',
          required: true,
          options: STANDINGS.map((value) => ({ value, label: pickText(STANDING_WORDS[value]) })),
        },
        {
          key: 'relation',
          label: say('relation'),
          kind: 'select',
          required: true,
          options: RELATIONS.map((value) => ({ value, label: pickText(RELATION_WORDS[value]) })),
        },
        { ...required('interest', 'long'), help: say('interestHelp') },
        required('identityShown'),
        required('contact'),
        {
          key: 'language',
          label: say('language'),
          kind: 'select',
          required: true,
          options: languageOptions(),
        },
        { key: 'occurredAt', label: say('received'), kind: 'instant', required: false },
      ]}
      build={(values) => ({
        standing: values.standing as Standing,
        relation: values.relation as Relation,
        requester: values.requester ?? '',
        contact: values.contact ?? '',
        language: values.language ?? '',
        interest: values.interest ?? '',
        identityShown: values.identityShown ?? '',
        names: (values.names ?? '')
          .split('\n')
          .map((name) => name.trim())
          .filter((name) => name !== ''),
        ...(values.birth ? { birth: values.birth } : {}),
        ...(values.known ? { known: values.known } : {}),
        ...(values.occurredAt ? { occurredAt: Number(values.occurredAt) } : {}),
      })}
      onDone={({ result }) => {
        if (result) void navigate({ to: '/requests/$requestNo', params: { requestNo: String(result.requestNo) } });
      }}
    />
  );
}
