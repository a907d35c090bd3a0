"""Strongly connected components, by Tarjan's method without recursion: cycles of 100,000 arguments
must not end in a stack overflow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

PAUSE = 256


def components(
    starts: Iterable[int], following: Callable[[int], Sequence[int]]
) -> Iterator[list[int]]:
    """The components that can be reached from `starts`: those that others lead to come first.

    `following` gives the nodes that a node leads to. Each component is sorted. Now and then, on
    a long way, an empty one is given: nothing to do, but a chance to pause.
    """
    index: dict[int, int] = {}
    lowest: dict[int, int] = {}
    stack: list[int] = []
    placed: set[int] = set()
    for start in starts:
        if start in index:
            continue
        index[start] = lowest[start] = len(index)
        stack.append(start)
        path = [(start, iter(following(start)))]
        while path:
            node, rest = path[-1]
            for after in rest:
                if after not in index:
                    index[after] = lowest[after] = len(index)
                    stack.append(after)
                    path.append((after, iter(following(after))))
                    if len(path) % PAUSE == 0:
                        yield []
                    break
                if after not in placed and index[after] < lowest[node]:
                    lowest[node] = index[after]
            else:
                path.pop()
                if path and lowest[node] < lowest[path[-1][0]]:
                    lowest[path[-1][0]] = lowest[node]
                if lowest[node] == index[node]:
                    found = _popped(stack, node)
                    placed.update(found)
                    yield found


def _popped(stack: list[int], root: int) -> list[int]:
    """The component on top of the stack, down to its root."""
    if stack[-1] == root:
        return [stack.pop()]
    found: list[int] = []
    while not found or found[-1] != root:
        found.append(stack.pop())
    return sorted(found)
