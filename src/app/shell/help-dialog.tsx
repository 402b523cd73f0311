import { Kbd, Modal, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** What can be done from the keyboard. */
export default function HelpDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('shell');
  const rows: [string[], string][] = [
    [['?'], t('help.help')],
    [['/'], t('help.search')],
    [['g', 'o'], t('help.operation')],
    [['g', 'p'], t('help.people')],
    [['g', 's'], t('help.sites')],
    [['g', 'l'], t('help.lists')],
    [['g', 'f'], t('help.fears')],
    [['↑', '↓'], t('help.rows')],
    [['1', '2', '3'], t('help.answers')],
    [['0'], t('help.clear')],
    [['Space'], t('help.open')],
    [['Enter'], t('help.confirm')],
    [['Enter'], t('help.openRow')],
    [['Space'], t('help.choose')],
    [['Esc'], t('help.close')],
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('help.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      size="lg"
    >
      <Table verticalSpacing="xs">
        <Table.Tbody>
          {rows.map(([keys, text]) => (
            <Table.Tr key={text}>
              <Table.Td w={130}>
                <bdi className="amana-code">
                  {keys.map((key) => (
                    <Kbd key={key} mx={2}>
                      {key}
                    </Kbd>
                  ))}
                </bdi>
              </Table.Td>
              <Table.Td>{text}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm" mt="sm" c="gray.7">
        {t('help.sheetNote')}
      </Text>
    </Modal>
  );
}
