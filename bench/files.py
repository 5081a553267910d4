#!/usr/bin/env python3
"""What the program costs as a whole: letters a second to files, memory and time of one letter in a new process.

usage: files.py PROGRAM LETTER.json [--letters 1000]"""
import argparse, json, os, pathlib, resource, statistics, subprocess, tempfile, time

args = argparse.ArgumentParser()
args.add_argument("program")
args.add_argument("letter")
args.add_argument("--letters", type=int, default=1000)
args = args.parse_args()

letter = json.loads(pathlib.Path(args.letter).read_text(encoding="utf-8"))


def run(*command):
    """Seconds, and peak memory in MB, of one process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    assert status == 0, f"{command[:3]} failed"
    return seconds, usage.ru_maxrss / 1024


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    ones = [run(args.program, "pdf", args.letter, "-o", str(folder / "one.pdf")) for _ in range(30)]
    print(f"one letter, new process to file: {statistics.median(s for s, _ in ones) * 1e3:.1f} ms, "
          f"peak {max(mb for _, mb in ones):.1f} MB, {(folder / 'one.pdf').stat().st_size} bytes")
    letters = []
    for number in range(1, args.letters + 1):
        path = folder / f"letter-{number:04}.json"
        path.write_text(json.dumps({**letter, "number": number}, ensure_ascii=False), encoding="utf-8")
        letters.append(str(path))
    rounds = []
    for i in range(3):
        seconds, peak = run(args.program, "pdf", *letters, "-o", f"{folder}/out-{i}/")
        assert len(list((folder / f"out-{i}").iterdir())) == args.letters
        rounds.append(args.letters / seconds)
    print(f"{args.letters} letters to files: {statistics.median(rounds):.0f} letters/s "
          f"(rounds: {', '.join(f'{r:.0f}' for r in rounds)}), peak {peak:.1f} MB")
