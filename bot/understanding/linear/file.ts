import { z } from 'zod';
import type { Model } from './model';

/**
 * A model as a file: one line of JSON (language, classes, how many features), then little-endian the keys (uint32), rarity (uint8), weights (int8, a
 * row a feature), scale and bias (float32). Written and read on any machine alike.
 */
const Head = z.object({
  lang: z.enum(['zh-CN', 'en']),
  classes: z.array(z.string()).min(2).max(100),
  features: z.number().int().min(1).max(200_000),
});
const line = 0x0a;

export function writeModel({ lang, classes, keys, rarity, weights, scale, bias }: Model): Buffer {
  const head = Buffer.from(`${JSON.stringify({ lang, classes, features: keys.length })}\n`);
  const numbers = Buffer.alloc(4 * keys.length + 8 * classes.length);
  keys.forEach((key, at) => numbers.writeUInt32LE(key, 4 * at));
  [...scale, ...bias].forEach((value, at) => numbers.writeFloatLE(value, 4 * keys.length + 4 * at));
  return Buffer.concat([head, numbers, Buffer.from(rarity), Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength)]);
}

/** Throws for what is no such file. */
export function readModel(file: Buffer): Model {
  const end = file.indexOf(line);
  const { lang, classes, features } = Head.parse(JSON.parse(file.toString('utf8', 0, end)));
  const floats = end + 1 + 4 * features;
  const rarity = floats + 8 * classes.length;
  if (file.length !== rarity + features + features * classes.length)
    throw new Error(`the model of ${lang} is cut off or longer than it says`);
  const float = (at: number) => file.readFloatLE(floats + 4 * at);
  const keys = new Uint32Array(features);
  for (let at = 0; at < features; at += 1) keys[at] = file.readUInt32LE(end + 1 + 4 * at);
  return {
    ...{ lang, classes, keys },
    // where they lie in the file: a copy would take as much memory again
    rarity: new Uint8Array(file.buffer, file.byteOffset + rarity, features),
    weights: new Int8Array(file.buffer, file.byteOffset + rarity + features, features * classes.length),
    scale: Float32Array.from(classes, (_, at) => float(at)),
    bias: Float32Array.from(classes, (_, at) => float(classes.length + at)),
  };
}
