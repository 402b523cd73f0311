import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as an SMTP server got it. */
export type ReceivedMail = {
  readonly to: readonly string[];
  readonly encrypted: boolean;
  readonly user: string | undefined;
  readonly raw: string;
};

/** A real SMTP server in this process, and what it got. */
export type TestSmtp = {
  readonly port: number;
  readonly received: ReceivedMail[];
  readonly close: () => Promise<void>;
};

/** Starts it on a free port, or on a given one. Its certificate is one for `localhost` that nobody signed. */
export const startSmtp = (options: SMTPServerOptions = {}, port = 0): Promise<TestSmtp> =>
  new Promise((resolve, reject) => {
    const received: ReceivedMail[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disableReverseLookup: true,
      closeTimeout: 100,
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          received.push({
            to: session.envelope.rcptTo.map(({ address }) => address),
            encrypted: session.secure,
            user: typeof session.user === 'string' ? session.user : undefined,
            raw: Buffer.concat(parts).toString('utf8'),
          });
          done();
        });
      },
      ...options,
    });
    server.on('error', (error) => {
      if (!server.server.listening) reject(error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.server.address();
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : 0,
        received,
        close: () => new Promise((ended) => server.close(() => ended())),
      });
    });
  });
