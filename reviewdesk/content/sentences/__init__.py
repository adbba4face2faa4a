"""The sentences of ``content.messages``, by the part of ReviewDesk they come from; marked for translation."""
