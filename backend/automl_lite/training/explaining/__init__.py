"""What explaining one prediction needs: an exact explainer where the model allows it, and background rows."""
