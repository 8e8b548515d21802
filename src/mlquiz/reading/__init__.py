"""Files to model, everything checked together. The only home of yaml."""
