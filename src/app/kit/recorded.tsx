import { Alert } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';

/** Says what was recorded, where the officer looks: it is brought into sight and told to who hears the page. Nothing while there is nothing to say. */
export function Recorded({ text }: { text: string | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (text !== undefined) box.current?.scrollIntoView({ block: 'nearest' });
  }, [text]);
  return (
    <div ref={box} role="status">
      {text !== undefined && (
        <Alert color="teal" icon={<IconCheck aria-hidden />}>
          {text}
        </Alert>
      )}
    </div>
  );
}
