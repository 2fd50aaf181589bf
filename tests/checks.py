"""Checks of the tests in Python: what holds is counted, what does not is printed and counted."""

passed = failed = 0


def check(good, what):
    global passed, failed
    passed += bool(good)
    failed += not good
    if not good:
        print('FAILED', what)
    return good
