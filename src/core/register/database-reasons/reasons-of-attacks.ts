/**
 * Reasons of the database that no command can meet, with why: only somebody with SQL reads them, and they stay in English. What an officer can meet by a race of two commands is none of these.
 * `database-reasons.test.ts` asks that every reason of the database has words, or stands here, and that none of these is gone.
 */
export const reasonsOfAttacks: Readonly<Record<string, string>> = {
  // `register.append` is called by append-events.ts alone, which makes its arguments from checked events
  'an approval makes one manifest for each way, with exactly those whom the plan brings there':
    'approve-plan.ts makes the manifests of the plan in the same command, and refuses row by row where one is missing',
  'a plan brings nobody to a site for which no authority answers':
    'make-plan refuses such a site as an input, and store-plan.ts, which no address issues, such a plan',
  'a plan comes with everybody whom it counts, in one command':
    'store-plan.ts, which no address issues, writes the plan and everybody in it together',
  arrays: 'append-events.ts passes arrays of one length, and none is empty',
  'a command of few events comes at once': 'append-events.ts parts commands of more than a thousand events only',
  'an event that its command does not name': 'append-events.ts names what it appends',
  'an event that its command does not name, or names twice': 'append-events.ts names what it appends, each by a new id',
  'command % names events that were not written with it, or in another order':
    'append-events.ts writes what it names, in order',
  'an event is written down before it is received':
    'append-events.ts refuses it first, by the same two instants, and says by how many minutes',
  'a disclosure does not belong to its event': 'append-events.ts makes the digests from the disclosures',
  '% of % is refused; a correction is a new event that cites the old one':
    'no command changes or deletes a row of the record',
  'the label key of a record is replaced by an event, and by none twice':
    'the event draws a new key of 32 random bytes',
  // custody is folded from facts (decision 0005): each command that begins one says who holds
  'the first fact of person % must say who holds': 'every event that begins a file names the custodian',
  'custody of person % does not begin with the first fact': 'the fold is made by the projector, never by a command',
  'there is no such command': 'the server notes the command that was asked for, and refuses an unknown one first',
  'a gap in the custody of person %': 'the fold is made by the projector, never by a command',
  'person % is registered without custody': 'every command that registers a person appends the fact of custody with it',
  'person % would leave the register without an outcome': 'the fold is made by the projector, never by a command',
  'custody of person % ends without an outcome': 'the fold is made by the projector, never by a command',
  // the public log is written by the server itself, not by officers
  'a head of the log is of all entries, and larger than the one before': 'the server signs the log',
  'a head of the log was signed later than now': 'the server signs the log, and tells the operator in its own log',
  'a policy is one entry of its own kind, behind the others': 'the server writes the log',
  'a roll is of today, or of a day that was missed, one after the other': 'the server writes the log',
  'a roll is the newest entries of the log, by their labels': 'the server writes the log',
  'an event stands in the log before the one that it follows': 'the server writes the log',
  'padding is entries like those of events, behind the others': 'the server writes the log',
  'the entries of the log leave a gap': 'the server writes the log',
  'the log has other entries than the roll was made for': 'the server writes the log, and takes the next moment',
  // requests of families
  'the next follow-up is on a day of a calendar, before 2100': 'the input of the command has the same bounds',
  'a search is a transaction by itself': 'the server sends it as one statement',
  'a search begins with whole words': 'the query makes keys of whole words, and leaves beginnings to the database',
  // what was said stays: no command changes these rows
  'what was announced stays': 'a withdrawal is an event of its own and leaves what it withdraws',
  'what was recorded of a control stays': 'an end or a withdrawal is an event of its own and leaves what it ends',
  'what was reported stays': 'a withdrawal is an event of its own and leaves what it withdraws',
  'what was said of a recovery stays': 'confirming and taking back are events of their own',
  'what was said of an opened wall stays': 'closing and review are events of their own',
  'which roles an officer had stays': 'what an officer is posted as is changed by an event, which ends the row',
  'who carries out an order of erasure reads the person': 'who does not is shown no order (not-found)',
  'what was said of an order of erasure stays': 'withdrawing and carrying out are events of their own',
  'a secret is changed by an order of erasure that names its event, and once':
    'a secret is changed by register/carry-out-erasure alone, which names the event',
  // keys and passkeys
  'the id of a key is the start of its hash': 'the server computes the id of a key',
  'demonstration officers have demonstration keys, and only they':
    'the kind of a key follows the officer, and no input names it',
  'of a key nothing changes but that it is revoked, once':
    'no command changes a key but the one that revokes it, which asks first',
  'of a demand of passkeys nothing changes but that it ends, once':
    'access.set_passkey_demand ends the one that stands, and writes nothing else of it',
  'of a passkey nothing changes but its use, and that it is revoked, once':
    'no command changes a passkey but the two that use and revoke it',
  // births on the way: transfers/record-birth alone writes them
  'who is on the register already is not born on the way': 'record-birth makes a new file for the child',
  'only a child is born: the birth must say so': 'record-birth records the day of birth in the same command, before',
  'nobody joins a sealed manifest but a child who is born on the way': 'only record-birth writes a line of this state',
  'an escort enters nobody but a child who is born on the way': 'no other command of an escort commander makes a file',
  // events whose command decides the type
  '% does not change a security level':
    'only the commands of security levels write those rows, each with its own event',
};
