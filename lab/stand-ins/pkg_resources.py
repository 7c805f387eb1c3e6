"""What supervisor needs of pkg_resources: entry points. Importing the real one is half of the time of every supervisorctl."""
import importlib


class EntryPoint(object):
    """`name = module:attribute`, without extras."""

    def __init__(self, module, attribute):
        self.module = module
        self.attribute = attribute

    @classmethod
    def parse(cls, text):
        module, _, attribute = text.partition('=')[2].strip().partition(':')
        return cls(module, attribute)

    def resolve(self):
        return getattr(importlib.import_module(self.module), self.attribute)
