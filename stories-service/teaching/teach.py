"""Teaches the encoder to tell apart what was done, asked for or went wrong, and writes what is different in it.

    teach.py FULL QUANTIZED TOKENIZER TELLINGS CHANGE

FULL and QUANTIZED are bge-small-en-v1.5 as ONNX files with 32- and 8-bit weights, TELLINGS is JSON lines of origin,
behaviour and text. The upper layers learn by normalized softmax (Zhai and Wu, "Classification is a Strong Baseline for Deep
Metric Learning", BMVC 2019): a text's vector is to be nearer to its behaviour's direction than to those of the origin's others.
The vector stays the first token's state at length 1. A fifth of the behaviours is left out: on their tellings thresholds can be
chosen, and how well the encoder tells apart what it was not taught is printed. What is left to chance is seeded.
"""
import argparse
import gzip
import hashlib
import json
import struct
import time

import jax
import jax.numpy as jnp
import numpy as np
import onnx
import optax
from onnx import numpy_helper
from tokenizers import Tokenizer

DIMENSION, ATTENTIONS, LAYERS = 384, 12, 12
FROZEN = 6  # lower layers stay as they are: their states are computed once
EPOCHS, BATCH, RATE, PROXY_RATE, DROPOUT, TEMPERATURE = 3, 32, 1.5e-4, 5e-3, 0.1, 0.07
LENGTHS = [16, 32, 48, 64, 96, 128]  # tokens; texts are padded to the next of them
WEIGHTS = ["query", "key", "value", "out", "wide", "narrow"]  # a layer's matrices, in the order of the graph


def read_model(file):
    """The encoder's weights by layer, and the names of the layers' tensors in the graph."""
    graph = onnx.load(file).graph
    tensors = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    matrices = [n.input[1] for n in graph.node if n.op_type == "MatMul" and n.input[1] in tensors]
    assert len(matrices) == LAYERS * len(WEIGHTS)
    base = {
        "word": tensors["embeddings.word_embeddings.weight"],
        "place": tensors["embeddings.position_embeddings.weight"],
        "type": tensors["embeddings.token_type_embeddings.weight"][0],
        "gain": tensors["embeddings.LayerNorm.weight"],
        "shift": tensors["embeddings.LayerNorm.bias"],
    }
    names = []
    for layer in range(LAYERS):
        prefix = f"encoder.layer.{layer}."
        own = dict(zip(WEIGHTS, matrices[layer * 6 : layer * 6 + 6]))
        own |= {w + "_bias": f"{prefix}attention.self.{w}.bias" for w in WEIGHTS[:3]}
        own |= {"out_bias": prefix + "attention.output.dense.bias", "wide_bias": prefix + "intermediate.dense.bias"}
        own |= {"narrow_bias": prefix + "output.dense.bias"}
        own |= {"gain1": prefix + "attention.output.LayerNorm.weight", "shift1": prefix + "attention.output.LayerNorm.bias"}
        own |= {"gain2": prefix + "output.LayerNorm.weight", "shift2": prefix + "output.LayerNorm.bias"}
        names.append(own)
    as_jax = lambda weights: {k: jnp.asarray(v) for k, v in weights.items()}
    return as_jax(base), [as_jax({k: tensors[n] for k, n in own.items()}) for own in names], names


def normalize(x, gain, shift):
    centred = x - x.mean(-1, keepdims=True)
    return centred / jnp.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12) * gain + shift


def drop(x, key):
    return x if key is None else x * jax.random.bernoulli(key, 1 - DROPOUT, x.shape) / (1 - DROPOUT)


def run_layer(w, x, mask, keys):
    """One layer of BERT (Devlin et al. 2019); keys: three for dropout, or None each."""
    texts, tokens, _ = x.shape
    heads = lambda y: y.reshape(texts, tokens, ATTENTIONS, DIMENSION // ATTENTIONS).transpose(0, 2, 1, 3)
    query, key, value = (heads(x @ w[n] + w[n + "_bias"]) for n in WEIGHTS[:3])
    scores = query @ key.transpose(0, 1, 3, 2) / np.sqrt(DIMENSION // ATTENTIONS) + (mask[:, None, None, :] - 1) * 1e4
    seen = drop(jax.nn.softmax(scores, -1), keys[0]) @ value
    y = seen.transpose(0, 2, 1, 3).reshape(texts, tokens, DIMENSION) @ w["out"] + w["out_bias"]
    x = normalize(x + drop(y, keys[1]), w["gain1"], w["shift1"])
    y = jax.nn.gelu(x @ w["wide"] + w["wide_bias"], approximate=False) @ w["narrow"] + w["narrow_bias"]
    return normalize(x + drop(y, keys[2]), w["gain2"], w["shift2"])


def vectors(layers, x, mask, key=None):
    for w in layers:
        keys = [None] * 3
        if key is not None:
            key, *keys = jax.random.split(key, 4)
        x = run_layer(w, x, mask, keys)
    return x[:, 0] / jnp.linalg.norm(x[:, 0], axis=1, keepdims=True)


def padded(states, rows=None):
    length = next(n for n in LENGTHS if n >= max(len(s) for s in states))
    rows = rows or len(states)
    x, mask = np.zeros((rows, length) + states[0].shape[1:], states[0].dtype), np.zeros((rows, length), np.float32)
    mask[:, 0] = 1
    for i, s in enumerate(states):
        x[i, : len(s)], mask[i, : len(s)] = s, 1
    return x.astype(np.int32 if x.ndim == 2 else np.float32), mask


def in_batches(states, apply):
    """What apply(x, mask) gives for each, texts of like length together."""
    order, results = sorted(range(len(states)), key=lambda i: len(states[i])), [None] * len(states)
    for start in range(0, len(order), 64):
        part = order[start : start + 64]
        answer = np.array(apply(*padded([states[i] for i in part], 64)))
        for row, i in enumerate(part):
            results[i] = answer[row]
    return results


def lower_states(base, layers, texts, tokenizer):
    ids = [np.array(e.ids) for e in tokenizer.encode_batch(texts)]

    @jax.jit
    def lower(x, mask):
        h = normalize(base["word"][x] + base["place"][: x.shape[1]] + base["type"], base["gain"], base["shift"])
        for w in layers[:FROZEN]:
            h = run_layer(w, h, mask, [None] * 3)
        return h

    return [h[: len(i)].astype(np.float16) for h, i in zip(in_batches(ids, lower), ids)]


def batches(states, random):
    """Texts of like length, in an order of chance."""
    order, result = random.permutation(len(states)), []
    for start in range(0, len(order), BATCH * 20):
        some = sorted(order[start : start + BATCH * 20], key=lambda i: len(states[i]))
        result += [some[i : i + BATCH] for i in range(0, len(some) - BATCH + 1, BATCH)]
    random.shuffle(result)
    return result


def teach(layers, states, behaviours, origins):
    names = sorted(set(zip(origins, behaviours)))
    wanted = np.array([names.index(n) for n in zip(origins, behaviours)])
    rivals = np.array([[n[0] == o for n in names] for o in origins])
    taught = layers[FROZEN:]
    before = np.array(in_batches(states, jax.jit(lambda x, m: vectors(taught, x, m))))
    before -= before.mean(0)
    proxies = jnp.asarray(np.array([before[wanted == k].mean(0) for k in range(len(names))]))
    weights = {"layers": taught, "proxies": proxies}
    steps = len(states) // BATCH * EPOCHS
    schedule = lambda rate: optax.warmup_cosine_decay_schedule(0, rate, int(steps * 0.08), steps)
    optimizer = optax.multi_transform(
        {"layers": optax.adamw(schedule(RATE), weight_decay=0.01), "proxies": optax.adam(schedule(PROXY_RATE))},
        {"layers": jax.tree.map(lambda _: "layers", taught), "proxies": "proxies"},
    )
    state = optimizer.init(weights)

    def loss(weights, x, mask, wanted, rivals, key):
        directions = weights["proxies"] / jnp.linalg.norm(weights["proxies"], axis=1, keepdims=True)
        near = jnp.where(rivals, vectors(weights["layers"], x, mask, key) @ directions.T / TEMPERATURE, -1e9)
        return -jnp.take_along_axis(jax.nn.log_softmax(near, -1), wanted[:, None], 1).mean()

    @jax.jit
    def step(weights, state, x, mask, wanted, rivals, key):
        value, gradient = jax.value_and_grad(loss)(weights, x, mask, wanted, rivals, key)
        updates, state = optimizer.update(gradient, state, weights)
        return optax.apply_updates(weights, updates), state, value

    random, key, begun = np.random.default_rng(1), jax.random.PRNGKey(1), time.time()
    for epoch in range(EPOCHS):
        losses = []
        for batch in batches(states, random):
            key, own = jax.random.split(key)
            x, mask = padded([states[i] for i in batch])
            weights, state, value = step(weights, state, x, mask, wanted[batch], rivals[batch], own)
            losses.append(float(value))
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {np.mean(losses):.3f}, {time.time() - begun:.0f} s", flush=True)
    return weights["layers"]


def write_change(file, names, layers, change):
    before = open(file, "rb").read()
    model = onnx.load_from_string(before)
    assert model.SerializeToString() == before
    tensors = {i.name: i for i in model.graph.initializer}
    for own, weights in zip(names[FROZEN:], layers):
        for part, name in own.items():
            values = np.asarray(weights[part])
            if part in WEIGHTS:
                scale = np.array(tensors[name + "_scale"].float_data, np.float32)
                rounded = np.clip(np.rint(values / scale), -127, 127).astype(np.int8)
                tensors[name + "_quantized"].raw_data = rounded.tobytes()
            else:
                tensors[name].raw_data = values.astype(np.float32).tobytes()
    after = model.SerializeToString()
    old, new = np.frombuffer(before, np.uint8), np.frombuffer(after, np.uint8)
    assert len(old) == len(new)
    places = np.flatnonzero(old != new)
    cuts = np.flatnonzero(np.diff(places) > 256)
    ranges = list(zip(places[np.r_[0, cuts + 1]], places[np.r_[cuts, len(places) - 1]] + 1))
    content = hashlib.sha256(before).digest() + hashlib.sha256(after).digest() + struct.pack(">i", len(ranges))
    content += b"".join(struct.pack(">ii", start, end - start) for start, end in ranges)
    content += b"".join((new[start:end] - old[start:end]).tobytes() for start, end in ranges)
    with open(change, "wb") as out:
        out.write(gzip.compress(content, 9, mtime=0))


def left_out(behaviour):
    """Where the first byte of the name's SHA-256 is below 51."""
    return hashlib.sha256(behaviour.encode()).digest()[0] < 51


def print_likeness(vectors, rows):
    names = np.array([r["origin"] + " " + r["behaviour"] for r in rows])
    alike = vectors @ vectors.T
    np.fill_diagonal(alike, -1)
    for row, origin in enumerate(np.array([r["origin"] for r in rows])):
        alike[row, [r["origin"] != origin for r in rows]] = -1
    print(f"nearest other is of the same behaviour: {np.mean(names[alike.argmax(1)] == names):.3f} of {len(rows)}")


def main():
    parser = argparse.ArgumentParser()
    for name in ["full", "quantized", "tokenizer", "tellings", "change"]:
        parser.add_argument(name)
    given = parser.parse_args()
    tokenizer = Tokenizer.from_file(given.tokenizer)
    tokenizer.no_padding()
    tokenizer.enable_truncation(LENGTHS[-1])
    rows = [json.loads(line) for line in open(given.tellings, encoding="utf-8")]
    base, layers, names = read_model(given.full)
    states = lower_states(base, layers, [r["text"] for r in rows], tokenizer)
    left = [i for i, r in enumerate(rows) if left_out(r["behaviour"])]
    learned = [i for i, r in enumerate(rows) if not left_out(r["behaviour"])]
    pick = lambda values: [values[i] for i in learned]
    taught = teach(layers, pick(states), pick([r["behaviour"] for r in rows]), pick([r["origin"] for r in rows]))
    write_change(given.quantized, names, taught, given.change)
    for weights in [layers[FROZEN:], taught]:
        found = in_batches([states[i] for i in left], jax.jit(lambda x, m: vectors(weights, x, m)))
        print_likeness(np.array(found), [rows[i] for i in left])


if __name__ == "__main__":
    main()
