"""How strong the gate is: faults planted one at a time, and which check catches each."""
