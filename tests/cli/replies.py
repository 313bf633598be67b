# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds replies of ceu against docs/cli.schema.json, and notes which of its definitions were met."""
import json
import pathlib

import jsonschema

SCHEMA = pathlib.Path(__file__).resolve().parents[2] / "docs" / "cli.schema.json"


class Replies:
    """The schema; it collects the names of the definitions that a reply has filled."""

    def __init__(self):
        self.schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
        self.definitions = self.schema["$defs"]
        jsonschema.Draft202012Validator.check_schema(self.schema)
        self.validator = jsonschema.Draft202012Validator(self.schema)
        self.met = set()

    def faults(self, text):
        """What is wrong with the text of a reply, each with its place; empty: nothing."""
        try:
            reply = json.loads(text)
        except ValueError as fault:
            return [f"no JSON: {fault}: {text[:200]!r}"]
        faults = [f"{fault.json_path}: {fault.message[:300]}" for fault in self.validator.iter_errors(reply)]
        if not faults:
            self.meet({"$ref": f"#/$defs/{reply['schema'].replace('/', '.')}"}, reply)
        return faults

    def meet(self, schema, value):
        """Follows a valid value through the schema."""
        if "$ref" in schema:
            name = schema["$ref"].rsplit("/", 1)[1]
            self.met.add(name)
            self.meet(self.definitions[name], value)
        elif "anyOf" in schema and value is not None:
            self.meet(schema["anyOf"][0], value)
        elif isinstance(value, list):
            for item in value:
                self.meet(schema["items"], item)
        elif isinstance(value, dict):
            for key, member in value.items():
                self.meet(schema["properties"][key], member)
