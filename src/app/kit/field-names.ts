import { createContext } from 'react';

/** What a form calls the fields of its input, by their names there: a refusal below the form says of which field it speaks as the form does. */
export const FieldNames = createContext<Readonly<Record<string, string>>>({});
