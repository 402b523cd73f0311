import { describe } from 'vitest';
import { walkConvoy } from './support/walk-convoy.ts';

describe('the convoy of 150 from the list to admission, in Arabic', () => walkConvoy('ar'));
