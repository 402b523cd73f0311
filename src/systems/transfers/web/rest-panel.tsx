import { Group, List, Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import type { ManifestOverview } from '../views.ts';
import { BroughtLaterButton } from './brought-later-button.tsx';
import { LetInButton } from './let-in-button.tsx';

/** Who did not pass with the others in the second hand-over and is still with the escort, and what may become of each. Nothing where nobody is. */
export function RestPanel({ answer }: { answer: ManifestOverview }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const { rest, abilities } = answer;
  const returns = answer.restReturns;
  if (rest.length === 0) return null;
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} size="h4" mb="xs">
        {t('rest.title')}
      </Title>
      <Text size="sm" c="gray.7" mb="sm">
        {t('rest.explain')}
      </Text>
      <List size="sm" spacing="xs">
        {rest.map(({ personNo, registerNumber, kind, letIn, atHand, site }) => (
          <List.Item key={personNo}>
            <Group gap="xs" component="span">
              <bdi className="amana-code">{registerNumber}</bdi>
              <span>
                {t(`shell:difference.${kind}`, { defaultValue: kind })}
                {site !== null && ` · ${t('rest.heldAt', { site: directory.siteName(site) })}`}
                {letIn && ` · ${kind === 'refused-at-gate' ? t('rest.letIn') : t('rest.brought')}`}
                {!atHand && site === null && ` · ${t('rest.behind')}`}
              </span>
              {kind === 'refused-at-gate' && !letIn && abilities.includes('transfers/grant-entry') && (
                <LetInButton answer={answer} person={{ personNo, registerNumber }} />
              )}
              {kind !== 'refused-at-gate' &&
                !(returns ? atHand : letIn) &&
                abilities.includes('transfers/record-brought-later') && (
                  <BroughtLaterButton
                    manifest={answer.manifest}
                    person={{ personNo, registerNumber }}
                    site={returns ? answer.manifest.from : answer.manifest.to}
                  />
                )}
            </Group>
          </List.Item>
        ))}
      </List>
    </Paper>
  );
}
