"""What ties controls to the shared documents: text both ways, and saving in the background."""
