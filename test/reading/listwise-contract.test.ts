import { failingReader, wordReader } from '../builders/word-reader.ts';
import { readerContract } from '../contracts/reader-contract.ts';

readerContract({ reader: async () => wordReader(), failingOnce: async () => failingReader() });
