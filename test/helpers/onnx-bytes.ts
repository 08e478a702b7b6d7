/* Just as much of the ONNX format (a protocol buffer, onnx.proto) as a model of some nodes takes. */

type Bytes = readonly number[];

const VARINT = 0;
const DELIMITED = 2;

function varint(value: number): Bytes {
  const low = value % 128;
  return value < 128 ? [low] : [low + 128, ...varint(Math.floor(value / 128))];
}

const tag = (field: number, type: number) => varint(field * 8 + type);
const whole = (field: number, value: number): Bytes => [...tag(field, VARINT), ...varint(value)];
const delimited = (field: number, content: Iterable<number>): Bytes => {
  const bytes = [...content];
  return [...tag(field, DELIMITED), ...varint(bytes.length), ...bytes];
};
const textBytes = (field: number, value: string) => delimited(field, new TextEncoder().encode(value));
const message = (field: number, ...parts: readonly Bytes[]) => delimited(field, parts.flat());

/** The types of a tensor's elements (TensorProto.DataType). */
export const ELEMENT = { float: 1, int64: 7 } as const;

export interface Node {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  /** Attributes that are a whole number or a list of them. */
  readonly attributes?: Readonly<Record<string, number | readonly number[]>>;
}

/** An input or an output of shape [1, tokens]. */
interface Value {
  readonly name: string;
  readonly element: number;
}

export interface Graph {
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  readonly nodes: readonly Node[];
  /** Lists of floats by name. */
  readonly tables: Readonly<Record<string, readonly number[]>>;
}

const INTEGER = 2;
const INTEGERS = 7;

function attributeBytes(name: string, value: number | readonly number[]): Bytes {
  const content =
    typeof value === 'number'
      ? [whole(3, value), whole(20, INTEGER)]
      : [...value.map((one) => whole(8, one)), whole(20, INTEGERS)];
  return message(5, textBytes(1, name), ...content);
}

function nodeBytes({ operator, inputs, output, attributes = {} }: Node): Bytes {
  const own = Object.entries(attributes).map(([name, value]) => attributeBytes(name, value));
  return message(
    1,
    ...inputs.map((name) => textBytes(1, name)),
    textBytes(2, output),
    textBytes(4, operator),
    ...own,
  );
}

function tableBytes([name, numbers]: readonly [string, readonly number[]]): Bytes {
  const content = new Uint8Array(Float32Array.from(numbers).buffer);
  return message(
    5,
    whole(1, numbers.length),
    whole(2, ELEMENT.float),
    textBytes(8, name),
    delimited(9, content),
  );
}

function valueBytes(field: number, { name, element }: Value): Bytes {
  const shape = message(2, message(1, whole(1, 1)), message(1, textBytes(2, 'tokens')));
  return message(field, textBytes(1, name), message(2, message(1, whole(1, element), shape)));
}

/** A model in the ONNX format, operators of its eleventh version. */
export function onnxBytes({ inputs, outputs, nodes, tables }: Graph): Uint8Array {
  const graph = message(
    7,
    ...nodes.map(nodeBytes),
    textBytes(2, 'graph'),
    ...Object.entries(tables).map(tableBytes),
    ...inputs.map((one) => valueBytes(11, one)),
    ...outputs.map((one) => valueBytes(12, one)),
  );
  return Uint8Array.from([...whole(1, 6), ...graph, ...message(8, textBytes(1, ''), whole(2, 11))]);
}
