"""The Qt windows; the only package, beside the network half of coedit, that imports Qt."""
