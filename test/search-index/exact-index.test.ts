import { ExactIndex } from '../../src/search-index/exact-index.ts';
import { vectorIndexContract } from '../contracts/vector-index-contract.ts';

vectorIndexContract('ExactIndex', async (vectors) => new ExactIndex(vectors));
